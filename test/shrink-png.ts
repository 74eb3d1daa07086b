import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
const colourMax = 256

interface Pixels {
  width: number
  height: number
  /** Bytes of one pixel: 3 for RGB, 4 for RGBA. */
  depth: number
  bytes: Buffer
}

/**
 * The same picture with its 256 most frequent colours, in a third of the bytes: screens are plain
 * surfaces, and what is lost are shades at the edges of letters. Takes what Chromium writes: 8 bits
 * a channel, not interlaced.
 */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, depth, bytes } = decode(png)
  const counts = new Map<number, number>()
  const colours = new Uint32Array(width * height)
  for (let index = 0; index < colours.length; index += 1) {
    const colour = bytes.readUIntBE(index * depth, 3)
    colours[index] = colour
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette = [...counts.keys()]
    .toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
    .slice(0, colourMax)
  const places = new Map([...counts.keys()].map((each) => [each, nearest(palette, each)]))
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows[y * (width + 1) + 1 + x] = places.get(colours[y * width + x] as number) as number
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // 8 bits, by palette.
  header.set([8, 3, 0, 0, 0], 8)
  const paletteBytes = Buffer.concat(
    palette.map((colour) => Buffer.from([colour >> 16, (colour >> 8) & 255, colour & 255])),
  )
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', paletteBytes),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function nearest(palette: number[], colour: number): number {
  let best = 0
  let bestDistance = Number.POSITIVE_INFINITY
  for (const [place, each] of palette.entries()) {
    const red = (each >> 16) - (colour >> 16)
    const green = ((each >> 8) & 255) - ((colour >> 8) & 255)
    const blue = (each & 255) - (colour & 255)
    const distance = red * red + green * green + blue * blue
    if (distance < bestDistance) {
      best = place
      bestDistance = distance
    }
  }
  return best
}

function chunk(type: string, bytes: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), bytes])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(bytes.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

function decode(png: Buffer): Pixels {
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
    }
  }
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const depth = png[25] === 6 ? 4 : 3
  return {
    width,
    height,
    depth,
    bytes: unfilter(inflateSync(Buffer.concat(parts)), width * depth, depth),
  }
}

/** Undoes the filters of the PNG specification, §9: each byte is told by its neighbours. */
function unfilter(data: Buffer, rowLength: number, depth: number): Buffer {
  const rowCount = data.length / (rowLength + 1)
  const out = Buffer.alloc(rowCount * rowLength)
  for (let row = 0; row < rowCount; row += 1) {
    const filter = data[row * (rowLength + 1)] as number
    const start = row * rowLength
    for (let index = 0; index < rowLength; index += 1) {
      const left = index < depth ? 0 : (out[start + index - depth] as number)
      const up = row === 0 ? 0 : (out[start + index - rowLength] as number)
      const corner =
        index < depth || row === 0 ? 0 : (out[start + index - rowLength - depth] as number)
      const told = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] as number
      out[start + index] = (data[row * (rowLength + 1) + 1 + index] as number) + told
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}
