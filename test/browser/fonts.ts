import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'

// A bare machine has no Chinese font, and each has another one. Tests and pictures use this.
const packageFolder = dirname(
  createRequire(import.meta.url).resolve('@fontsource/noto-sans-tc/package.json'),
)

// The numbered ones hold arrows, marks, the signs of keys and the punctuation of Chinese.
const scripts = [
  ...['latin', 'chinese-traditional', '90', '102', '105', '106', '109', '110', '112', '113'],
  ...['114', '115', '118', '119'],
]
/** Counts changes of what is written, so that a kept folder of before is not used. */
export const fontsVersion = 3

const weights = [400, 500, 600, 700]

// The files of the scripts call themselves by different names.
const settings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <match target="pattern">
    <edit name="family" mode="append" binding="weak">
      <string>Noto Sans TC</string>
      <string>Noto Sans TC Thin</string>
    </edit>
  </match>
</fontconfig>
`

/** Writes the fonts, and the settings that lead to them, into the folder. */
export async function writeFonts(folder: string): Promise<void> {
  await mkdir(join(folder, 'fonts'), { recursive: true })
  await Promise.all(
    scripts.flatMap((script) =>
      weights.map(async (weight) => {
        const name = `noto-sans-tc-${script}-${weight}-normal`
        const packed = await readFile(join(packageFolder, `files/${name}.woff`))
        await writeFile(join(folder, `fonts/${name}.otf`), unpackFont(packed))
      }),
    ),
  )
  await writeFile(join(folder, 'fonts.conf'), settings)
}

/** The environment in which a program finds these fonts and no others. */
export function fontEnvironment(folder: string): Record<string, string> {
  return { FONTCONFIG_FILE: join(folder, 'fonts.conf'), XDG_CACHE_HOME: join(folder, 'cache') }
}

/** OpenType from WOFF 1.0, which packs each table by itself; fontconfig reads no packed fonts. */
function unpackFont(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => {
    const entry = woff.subarray(44 + 20 * index, 64 + 20 * index)
    const start = entry.readUInt32BE(4)
    const packed = woff.subarray(start, start + entry.readUInt32BE(8))
    const isPacked = packed.length < entry.readUInt32BE(12)
    return { entry, bytes: isPacked ? inflateSync(packed) : packed }
  })
  const power = Math.floor(Math.log2(count))
  const header = Buffer.alloc(12)
  woff.copy(header, 0, 4, 8)
  header.writeUInt16BE(count, 4)
  header.writeUInt16BE(16 * 2 ** power, 6)
  header.writeUInt16BE(power, 8)
  header.writeUInt16BE(16 * (count - 2 ** power), 10)
  const directory: Buffer[] = []
  const bodies: Buffer[] = []
  let offset = 12 + 16 * count
  for (const { entry, bytes } of tables) {
    const line = Buffer.alloc(16)
    entry.copy(line, 0, 0, 4)
    entry.copy(line, 4, 16, 20)
    line.writeUInt32BE(offset, 8)
    line.writeUInt32BE(bytes.length, 12)
    directory.push(line)
    bodies.push(bytes, Buffer.alloc(-bytes.length & 3))
    offset += bytes.length + (-bytes.length & 3)
  }
  return Buffer.concat([header, ...directory, ...bodies])
}
