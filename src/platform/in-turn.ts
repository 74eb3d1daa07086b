const underWay = new Map<string, Promise<unknown>>()

/**
 * Runs work of the same name one after another, in the order in which it was asked for. Waiting
 * here, within this process, takes no connection of the database.
 */
export async function inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const before = underWay.get(name)
  const result = before ? before.then(work) : work()
  const settled = result.then(
    () => {},
    () => {},
  )
  underWay.set(name, settled)
  try {
    return await result
  } finally {
    if (underWay.get(name) === settled) underWay.delete(name)
  }
}
