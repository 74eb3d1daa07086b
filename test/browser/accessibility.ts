import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** One fault, as short as a failing test shows it best. */
export interface Finding {
  rule: string
  help: string
  /** What is wrong with the first of the elements, in axe's words. */
  reason: string
  /** CSS selectors of the elements, three at most. */
  elements: string[]
}

interface Violation {
  id: string
  impact: string
  help: string
  nodes: { target: string[]; failureSummary?: string }[]
}

// What is half faded in has a contrast of its own. Spinners never end and are not waited for.
const stillness = `Promise.allSettled(
  document.getAnimations()
    .filter((each) => each.effect.getComputedTiming().endTime !== Infinity)
    .map((each) => each.finished),
).then(() => null)`

/**
 * What axe-core finds serious or critical on the page as it is now; without colours where the same
 * page had them looked at in another width, since they take half of the time.
 */
export async function findFaults(page: Page, withColors = true): Promise<Finding[]> {
  await page.evaluate(stillness)
  // Evaluated by the debugger, so that the page's own policy stays as strict as it is served.
  if (await page.evaluate('typeof axe === "undefined"')) await page.evaluate(axeSource)
  const options = {
    resultTypes: ['violations'],
    // Style sheets and videos of other hosts, of which there are none.
    preload: false,
    rules: { 'color-contrast': { enabled: withColors } },
  }
  const found = await page.evaluate<Violation[]>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({
      rule: id,
      help,
      reason: nodes[0]?.failureSummary ?? '',
      elements: nodes.slice(0, 3).map(({ target }) => target.join(' ')),
    }))
}
