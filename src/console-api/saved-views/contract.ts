/** A view of a list that somebody gave a name. */
export interface SavedViewJson {
  id: string
  /** The list it is of. */
  screen: 'orders' | 'customers' | 'products'
  name: string
  /** Everybody's, or the caller's own alone. */
  is_shared: boolean
  /** Whether the caller may change or delete it. */
  is_editable: boolean
  /** What the screen needs to show it. */
  query: Record<string, unknown>
  position: number
  version: number
}

/** GET /api/saved-views?screen=orders */
export interface SavedViewList {
  items: SavedViewJson[]
}

/** POST /api/saved-views; PATCH takes any of these but the screen, and `position`. */
export interface SavedViewInput {
  screen: SavedViewJson['screen']
  name: string
  query: Record<string, unknown>
  is_shared?: boolean
}
