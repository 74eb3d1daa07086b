import type { Media } from '../../core/media.ts'

const imageSizes = [
  'original',
  'source',
  'thumb',
  'favicon_small',
  'favicon',
  'favicon_large',
  'transparent_thumb',
  'transparent_large',
  'transparent_xlarge',
]

/** A picture under each of the vendor's size names; one picture is kept, so all are the same. */
export function imagesJson(media: Media): object {
  const image = { width: media.width, height: media.height, url: media.url }
  return Object.fromEntries(imageSizes.map((size) => [size, image]))
}

/** A picture of a product or a variation (spec/shopline/products.md, Media). */
export function mediaJson(media: Media): object {
  return {
    id: media.id,
    alt_translations: {},
    images: imagesJson(media),
  }
}
