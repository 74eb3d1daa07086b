/** Text per language code: {"zh-hant": "皮包", "en": "Bag"}. */
export type Translations = Record<string, string>
