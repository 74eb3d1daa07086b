/**
 * The texts of another language: the same keys, and `…_one` beside `…_other` where its nouns have a
 * singular, which Chinese has not.
 */
export type Words<Texts> = {
  [Key in keyof Texts]: Texts[Key] extends string ? string : Words<Texts[Key]>
} & {
  [Key in keyof Texts as Key extends `${infer Base}_other` ? `${Base}_one` : never]?: string
}
