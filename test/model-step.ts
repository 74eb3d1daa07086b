import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Client, WireReply } from './app.ts'
import { expectOneOrder } from './invariants.ts'
import type { Model, ModelOrder, Real } from './model.ts'

/** One step of a walk: calls a face, and says what must have come of it. */
export type Step = fc.AsyncCommand<Model, Real>

/** A kind of step with random inputs; its name and inputs are printed when it fails. */
export function step<Input>(
  name: string,
  inputs: fc.Arbitrary<Input>,
  run: (model: Model, real: Real, input: Input) => Promise<void>,
): fc.Arbitrary<Step> {
  return inputs.map((input) => ({
    check: () => true,
    run: (model, real) => run(model, real, input),
    toString: () => `${name}(${fc.stringify(input)})`,
  }))
}

/** A step that concerns one order of the walk; none when there is no order yet. */
export function orderStep<Input extends object>(
  name: string,
  inputs: fc.Arbitrary<Input>,
  run: (model: Model, real: Real, input: Input & { order: ModelOrder }) => Promise<void>,
): fc.Arbitrary<Step> {
  return step(name, fc.tuple(fc.nat(999), inputs), async (model, real, [index, input]) => {
    const order = model.orders[index % Math.max(1, model.orders.length)]
    if (!order) return
    await run(model, real, { ...input, order })
    await expectOrder(real, order)
  })
}

/** Fails when the three faces or the record tell something else than the model. */
export async function expectOrder(real: Real, order: ModelOrder): Promise<void> {
  const actual = await expectOneOrder(real.server, real.shop, order.id)
  expect({
    states: [actual.order_state, actual.payment_state, actual.delivery_state],
    total: actual.total_minor,
    lines: actual.lines.length,
    discounts: actual.lines.filter((line) => line.kind === 'discount').length,
    credits: actual.credit_minor,
    points: actual.points_used,
  }).toEqual({
    states: [order.orderState, order.paymentState, order.deliveryState],
    total: order.total,
    lines: order.lineCount,
    discounts: order.discountCount,
    credits: order.credits,
    points: order.points,
  })
}

/** Fails when the answer is a success where the model refuses, or another refusal. */
export function expectStatus(reply: WireReply, isAccepted: boolean, refusal: number): void {
  expect([reply.status < 300 ? 'accepted' : reply.status, reply.text]).toEqual([
    isAccepted ? 'accepted' : refusal,
    reply.text,
  ])
}

/** Sends a create; every other time with a key and twice, which must be the same as once. */
export async function send(client: Client, path: string, body: object, isTwice: boolean) {
  if (!isTwice) return client.post(path, body)
  const key = { 'idempotency-key': randomUUID() }
  const [first, second] = await Promise.all([
    client.request('POST', path, body, key),
    client.request('POST', path, body, key),
  ])
  expect(second.text).toBe(first.text)
  return first
}
