/** A picture: one address serves every size that SHOPLINE lists. */
export interface Media {
  id: string
  url: string
  width: number
  height: number
}
