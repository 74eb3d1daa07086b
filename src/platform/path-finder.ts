interface Node {
  /** The pattern that ends here. */
  pattern: string | null
  fixed: Map<string, Node>
  /** Segments with parameters: `:id`, `label.:id.pdf`. */
  open: Map<string, { form: RegExp; node: Node }>
}

/** The pattern of a path, and what stands in the places of its parameters, decoded. */
export interface Found {
  pattern: string
  params: Record<string, string>
}

const parameter = /:(\w+)/g
// Longer than any id or account; what is longer names nothing.
const valueLengthMax = 512

/**
 * Finds which of the patterns (`/orders/:id`) a path is meant for: what is written out goes before a
 * parameter, and a slash at the end says nothing. Null when none fits.
 *
 * Fastify could do it, but would keep one copy of each path for every method, 17 MB for our faces,
 * where a known path has to refuse the methods it does not have.
 */
export function pathFinder(patterns: Iterable<string>): (path: string) => Found | null {
  const root = newNode()
  const namesOf = new Map<string, string[]>()
  for (const pattern of patterns) {
    namesOf.set(
      pattern,
      [...pattern.matchAll(parameter)].map(([, name]) => name as string),
    )
    addPattern(root, pattern)
  }
  return (path) => {
    const segments = segmentsOf(path).map(decoded)
    if (segments.includes(null)) return null
    const values: string[] = []
    const pattern = follow(root, segments as string[], values)
    if (pattern === null) return null
    const names = namesOf.get(pattern) as string[]
    const params: Record<string, string> = {}
    for (const [index, name] of names.entries()) params[name] = values[index] as string
    return { pattern, params }
  }
}

function addPattern(root: Node, pattern: string): void {
  let node = root
  for (const segment of segmentsOf(pattern)) node = childOf(node, segment)
  node.pattern = pattern
}

function childOf(node: Node, segment: string): Node {
  if (!segment.includes(':')) {
    const child = node.fixed.get(segment) ?? newNode()
    node.fixed.set(segment, child)
    return child
  }
  // Parameters of two names in the same place lead to the same paths.
  const text = segment.replace(parameter, ':')
  const known = node.open.get(text)
  if (known) return known.node
  const form = new RegExp(`^${text.split(':').map(RegExp.escape).join('(.+)')}$`, 's')
  const child = newNode()
  node.open.set(text, { form, node: child })
  return child
}

/** The pattern at the end of these segments; fills in the values of its parameters. */
function follow(node: Node, segments: string[], values: string[]): string | null {
  const [segment, ...rest] = segments
  if (segment === undefined) return node.pattern
  const known = node.fixed.get(segment)
  const pattern = known ? follow(known, rest, values) : null
  if (pattern !== null || segment.length > valueLengthMax) return pattern
  for (const { form, node: child } of node.open.values()) {
    const match = form.exec(segment)
    if (!match) continue
    const count = values.length
    values.push(...match.slice(1))
    const found = follow(child, rest, values)
    if (found !== null) return found
    values.length = count
  }
  return null
}

function segmentsOf(path: string): string[] {
  return path.replace(/^\//, '').replace(/\/$/, '').split('/')
}

function decoded(segment: string): string | null {
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}

function newNode(): Node {
  return { pattern: null, fixed: new Map(), open: new Map() }
}
