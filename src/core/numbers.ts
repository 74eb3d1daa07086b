import { type Db, statement } from '../platform/db.ts'

interface Block {
  next: number
  end: number
  size: number
  /** Callers that came while the block was being fetched wait for the same fetch. */
  refill: Promise<void> | null
}

const blocksByDb = new WeakMap<Db, Map<string, Block>>()
const blockSizeMax = 1024

const takeBlock = statement(
  'numbers_take_block',
  `insert into counters (merchant_id, name, next_number)
   values ($1, $2, 1 + $3::bigint)
   on conflict (merchant_id, name)
   do update set next_number = counters.next_number + $3::bigint
   returning (next_number - $3::bigint)::float8 as first`,
)

/**
 * Takes `count` running numbers of one merchant; the first is 1. Numbers are unique and ascend
 * within one server, but gaps occur: what a stopped server had reserved is not given out again.
 * Call it before the transaction that uses the numbers (see migrations/0001).
 */
export async function takeNumbers(
  db: Db,
  merchantId: string,
  name: string,
  count: number,
): Promise<number[]> {
  const { outside } = db
  let blocks = blocksByDb.get(outside)
  if (!blocks) {
    blocks = new Map()
    blocksByDb.set(outside, blocks)
  }
  const key = `${merchantId} ${name}`
  let block = blocks.get(key)
  if (!block) {
    block = { next: 0, end: 0, size: 4, refill: null }
    blocks.set(key, block)
  }
  const numbers: number[] = []
  while (numbers.length < count) {
    if (block.next === block.end) {
      block.refill ??= refill(outside, merchantId, name, block)
      await block.refill
      continue
    }
    numbers.push(block.next++)
  }
  return numbers
}

/** Takes one number; see `takeNumbers`. */
export async function takeNumber(db: Db, merchantId: string, name: string): Promise<number> {
  const [number] = await takeNumbers(db, merchantId, name, 1)
  return number as number
}

// The block doubles each time it runs out, so a quiet merchant wastes few numbers at a restart and
// a busy one asks seldom.
async function refill(db: Db, merchantId: string, name: string, block: Block): Promise<void> {
  try {
    block.size = Math.min(block.size * 2, blockSizeMax)
    const rows = await db.aside<{ first: number }>(takeBlock, [merchantId, name, block.size])
    block.next = rows[0]?.first as number
    block.end = block.next + block.size
  } finally {
    block.refill = null
  }
}
