import { queryOptions } from '@tanstack/react-query'
import type { EventTypes } from '../../src/console-api/events/contract.ts'
import type {
  DeliveryDetail,
  WebhookItem,
  WebhookList,
} from '../../src/console-api/webhooks/contract.ts'
import { api } from '../api.ts'

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks', 'list'],
  queryFn: ({ signal }) => api.get<WebhookList>('/webhooks', { signal }),
})

export function webhookQuery(id: string) {
  return queryOptions({
    queryKey: ['webhooks', 'one', id],
    queryFn: ({ signal }) => api.get<WebhookItem>(`/webhooks/${id}`, { signal }),
  })
}

export function deliveryQuery(id: string) {
  return queryOptions({
    queryKey: ['webhooks', 'delivery', id],
    queryFn: ({ signal }) => api.get<DeliveryDetail>(`/webhook-deliveries/${id}`, { signal }),
  })
}

/** The kinds of event that there are; they change with the program alone. */
export const eventTypesQuery = queryOptions({
  queryKey: ['event-types'],
  queryFn: () => api.get<EventTypes>('/event-types'),
  staleTime: Number.POSITIVE_INFINITY,
})
