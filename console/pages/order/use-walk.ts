import type { StoryEntryJson } from '../../../src/console-api/orders/contract.ts'
import { useView } from '../../use-view.ts'
import { momentAt, momentsOf } from './order-moments.ts'

/** Where in its time the order is looked at; the address keeps it. */
export interface Walk {
  /** Undefined is now. */
  at: string | undefined
  /** The instants at which the order changed, oldest first. */
  moments: string[]
  /** Which of them is shown; as many as there are is now. */
  index: number
  /** The change before and the one after what is shown; undefined where there is none. */
  earlier: string | undefined
  later: string | undefined
  look: (at: string | undefined) => void
}

/** The walk through the time of an order whose whole story is given. */
export function useWalk(entries: StoryEntryJson[]): Walk {
  const view = useView()
  const given = view.one('at')
  const at = given === undefined || Number.isNaN(Date.parse(given)) ? undefined : given
  const moments = momentsOf(entries)
  // Between the last change and now there is nothing to be seen but now.
  const index = at === undefined ? moments.length : momentAt(moments, at)
  return {
    at,
    moments,
    index,
    earlier: moments[Math.min(index, moments.length - 1) - 1],
    later: moments[index + 1],
    look: (to) => view.set({ at: to, do: undefined }, { replaces: true }),
  }
}
