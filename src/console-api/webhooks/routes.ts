import type { ConsoleRoute } from '../endpoint.ts'
import { createWebhookEndpoint } from './create-webhook.ts'
import { deleteWebhookEndpoint } from './delete-webhook.ts'
import { getWebhookEndpoint } from './get-webhook.ts'
import { getWebhookDeliveriesEndpoint } from './get-webhook-deliveries.ts'
import { getWebhookDeliveryEndpoint } from './get-webhook-delivery.ts'
import { getWebhooksEndpoint } from './get-webhooks.ts'
import { pauseWebhookEndpoint } from './pause-webhook.ts'
import { replayWebhookDeliveriesEndpoint } from './replay-webhook-deliveries.ts'
import { replayWebhookDeliveryEndpoint } from './replay-webhook-delivery.ts'
import { resumeWebhookEndpoint } from './resume-webhook.ts'
import { rotateWebhookSecretEndpoint } from './rotate-webhook-secret.ts'
import { testWebhookEndpoint } from './test-webhook.ts'
import { updateWebhookEndpoint } from './update-webhook.ts'

/** Subscriptions, their deliveries, and what can be done about both. */
export const webhookRoutes: ConsoleRoute[] = [
  {
    method: 'GET',
    path: '/webhooks',
    title: 'Webhooks',
    needs: 'developers:read',
    endpoint: getWebhooksEndpoint,
  },
  // An answer with a secret is kept nowhere, so this one and the rotation ignore the key.
  {
    method: 'POST',
    path: '/webhooks',
    title: 'Create a webhook',
    needs: 'developers:write',
    endpoint: createWebhookEndpoint,
    ignoresKey: true,
  },
  {
    method: 'GET',
    path: '/webhooks/:id',
    title: 'Webhook',
    needs: 'developers:read',
    endpoint: getWebhookEndpoint,
  },
  {
    method: 'PATCH',
    path: '/webhooks/:id',
    title: 'Change a webhook',
    needs: 'developers:write',
    endpoint: updateWebhookEndpoint,
  },
  {
    method: 'DELETE',
    path: '/webhooks/:id',
    title: 'Remove a webhook',
    needs: 'developers:write',
    endpoint: deleteWebhookEndpoint,
  },
  {
    method: 'POST',
    path: '/webhooks/:id/pause',
    title: 'Pause a webhook',
    needs: 'developers:write',
    endpoint: pauseWebhookEndpoint,
  },
  {
    method: 'POST',
    path: '/webhooks/:id/resume',
    title: 'Resume a webhook',
    needs: 'developers:write',
    endpoint: resumeWebhookEndpoint,
  },
  {
    method: 'POST',
    path: '/webhooks/:id/rotate-secret',
    title: 'Rotate the secret of a webhook',
    needs: 'developers:write',
    endpoint: rotateWebhookSecretEndpoint,
    ignoresKey: true,
  },
  {
    method: 'POST',
    path: '/webhooks/:id/test',
    title: 'Send a test event',
    needs: 'developers:write',
    endpoint: testWebhookEndpoint,
  },
  {
    method: 'POST',
    path: '/webhooks/:id/replay',
    title: 'Replay deliveries of a range',
    needs: 'developers:write',
    endpoint: replayWebhookDeliveriesEndpoint,
  },
  {
    method: 'GET',
    path: '/webhooks/:id/deliveries',
    title: 'Deliveries of a webhook',
    needs: 'developers:read',
    endpoint: getWebhookDeliveriesEndpoint,
  },
  {
    method: 'GET',
    path: '/webhook-deliveries/:id',
    title: 'Delivery with its tries',
    needs: 'developers:read',
    endpoint: getWebhookDeliveryEndpoint,
  },
  {
    method: 'POST',
    path: '/webhook-deliveries/:id/replay',
    title: 'Replay a delivery',
    needs: 'developers:write',
    endpoint: replayWebhookDeliveryEndpoint,
  },
]
