import type { Route } from '../platform/endpoint.ts'
import type { Context } from './endpoint.ts'
import { getEventsEndpoint } from './events/get-events.ts'
import { getOrderStoryEndpoint } from './orders/get-order-story.ts'
import { createWebhookEndpoint } from './webhooks/create-webhook.ts'
import { deleteWebhookEndpoint } from './webhooks/delete-webhook.ts'
import { getWebhookEndpoint } from './webhooks/get-webhook.ts'
import { getWebhookDeliveriesEndpoint } from './webhooks/get-webhook-deliveries.ts'
import { getWebhookDeliveryEndpoint } from './webhooks/get-webhook-delivery.ts'
import { getWebhooksEndpoint } from './webhooks/get-webhooks.ts'
import { pauseWebhookEndpoint } from './webhooks/pause-webhook.ts'
import { replayWebhookDeliveriesEndpoint } from './webhooks/replay-webhook-deliveries.ts'
import { replayWebhookDeliveryEndpoint } from './webhooks/replay-webhook-delivery.ts'
import { resumeWebhookEndpoint } from './webhooks/resume-webhook.ts'
import { rotateWebhookSecretEndpoint } from './webhooks/rotate-webhook-secret.ts'
import { testWebhookEndpoint } from './webhooks/test-webhook.ts'
import { updateWebhookEndpoint } from './webhooks/update-webhook.ts'

type Line = Route<Context>

const built = (
  method: Line['method'],
  path: string,
  title: string,
  endpoint: NonNullable<Line['endpoint']>,
): Line => ({ method, path, title, endpoint })

/** Every endpoint of the console's API, one line each. */
export const routes: Line[] = [
  {
    method: 'GET',
    path: '/orders/:id/story',
    title: 'Story of an order',
    endpoint: getOrderStoryEndpoint,
  },
  built('GET', '/events', 'Events after a cursor', getEventsEndpoint),
  built('GET', '/webhooks', 'Webhooks', getWebhooksEndpoint),
  // An answer with a secret is kept nowhere, so these two ignore the key.
  { ...built('POST', '/webhooks', 'Create a webhook', createWebhookEndpoint), ignoresKey: true },
  built('GET', '/webhooks/:id', 'Webhook', getWebhookEndpoint),
  built('PATCH', '/webhooks/:id', 'Change a webhook', updateWebhookEndpoint),
  built('DELETE', '/webhooks/:id', 'Remove a webhook', deleteWebhookEndpoint),
  built('POST', '/webhooks/:id/pause', 'Pause a webhook', pauseWebhookEndpoint),
  built('POST', '/webhooks/:id/resume', 'Resume a webhook', resumeWebhookEndpoint),
  {
    method: 'POST',
    path: '/webhooks/:id/rotate-secret',
    title: 'Rotate the secret of a webhook',
    endpoint: rotateWebhookSecretEndpoint,
    ignoresKey: true,
  },
  built('POST', '/webhooks/:id/test', 'Send a test event', testWebhookEndpoint),
  built(
    'POST',
    '/webhooks/:id/replay',
    'Replay deliveries of a range',
    replayWebhookDeliveriesEndpoint,
  ),
  built('GET', '/webhooks/:id/deliveries', 'Deliveries of a webhook', getWebhookDeliveriesEndpoint),
  built('GET', '/webhook-deliveries/:id', 'Delivery with its tries', getWebhookDeliveryEndpoint),
  built(
    'POST',
    '/webhook-deliveries/:id/replay',
    'Replay a delivery',
    replayWebhookDeliveryEndpoint,
  ),
]
