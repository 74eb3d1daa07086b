import { createTokenEndpoint } from './auth/create-token.ts'
import { logoutEndpoint } from './auth/logout.ts'
import { refreshTokenEndpoint } from './auth/refresh-token.ts'
import { createContactOrderItemEndpoint } from './contact-order-items/create-contact-order-item.ts'
import { getContactOrderItemEndpoint } from './contact-order-items/get-contact-order-item.ts'
import { listContactOrderItemsEndpoint } from './contact-order-items/list-contact-order-items.ts'
import { updateContactOrderItemEndpoint } from './contact-order-items/update-contact-order-item.ts'
import { createContactOrderEndpoint } from './contact-orders/create-contact-order.ts'
import { getContactOrderEndpoint } from './contact-orders/get-contact-order.ts'
import { listContactOrdersEndpoint } from './contact-orders/list-contact-orders.ts'
import { updateContactOrderEndpoint } from './contact-orders/update-contact-order.ts'
import { createContactTagEndpoint } from './contact-tags/create-contact-tag.ts'
import { deleteContactTagEndpoint } from './contact-tags/delete-contact-tag.ts'
import { getContactTagEndpoint } from './contact-tags/get-contact-tag.ts'
import { listContactTagsEndpoint } from './contact-tags/list-contact-tags.ts'
import { updateContactTagEndpoint } from './contact-tags/update-contact-tag.ts'
import { createContactEndpoint } from './contacts/create-contact.ts'
import { deleteContactEndpoint } from './contacts/delete-contact.ts'
import { getContactEndpoint } from './contacts/get-contact.ts'
import { listContactsEndpoint } from './contacts/list-contacts.ts'
import { updateContactEndpoint } from './contacts/update-contact.ts'
import type { FirstlineRoute as Line } from './endpoint.ts'
import { createProductEndpoint } from './products/create-product.ts'
import { getProductEndpoint } from './products/get-product.ts'
import { listProductsEndpoint } from './products/list-products.ts'
import { updateProductEndpoint } from './products/update-product.ts'

const built = (
  method: Line['method'],
  path: string,
  title: string,
  endpoint: NonNullable<Line['endpoint']>,
): Line => ({ method, path: `/api/v1${path}`, title, endpoint })

const notBuilt = (method: Line['method'], path: string): Line => ({
  method,
  path: `/api/v1${path}`,
  title: '',
  endpoint: null,
})

// Rows outside /api/v1 use no bearer token.
const notBuiltOutside = (method: Line['method'], path: string): Line => ({
  method,
  path,
  title: '',
  endpoint: null,
  isOpen: true,
})

const item = '/contact-order/:contact_order/contact-order-item'

/** Every endpoint of spec/firstline/endpoints.md, one line each, built or not. */
export const routes: Line[] = [
  { ...built('POST', '/auth', 'Get a token', createTokenEndpoint as never), isOpen: true },
  { ...built('PUT', '/auth', 'Refresh the token', refreshTokenEndpoint), ignoresKey: true },
  {
    ...built('POST', '/auth/logout', 'Revoke the current token', logoutEndpoint),
    ignoresKey: true,
  },
  built('GET', '/contact', 'List contacts', listContactsEndpoint),
  built('GET', '/contact/:contact', 'Read one contact', getContactEndpoint),
  built('POST', '/contact', 'Create a contact', createContactEndpoint),
  built('PUT', '/contact/:contact', 'Update a contact', updateContactEndpoint),
  built('DELETE', '/contact/:contact', 'Delete a contact', deleteContactEndpoint),
  built('GET', '/contact-tag', 'List contact tags', listContactTagsEndpoint),
  built('GET', '/contact-tag/:contact_tag_id', 'Read one contact tag', getContactTagEndpoint),
  built('POST', '/contact-tag', 'Create a contact tag', createContactTagEndpoint),
  built('PUT', '/contact-tag/:contact_tag_id', 'Update a contact tag', updateContactTagEndpoint),
  built('DELETE', '/contact-tag/:contact_tag_id', 'Delete a contact tag', deleteContactTagEndpoint),
  notBuilt('GET', '/company'),
  notBuilt('GET', '/company/:company'),
  notBuilt('POST', '/company'),
  notBuilt('PUT', '/company/:company'),
  notBuilt('DELETE', '/company/:company'),
  notBuilt('POST', '/entity-import-task'),
  notBuilt('GET', '/entity-import-task'),
  notBuilt('GET', '/entity-import-task/:id'),
  notBuilt('GET', '/entity-import-recipe'),
  notBuilt('GET', '/entity-import-recipe/:id'),
  notBuilt('POST', '/relation-import-task'),
  notBuilt('GET', '/relation-import-task'),
  notBuilt('GET', '/relation-import-task/:id'),
  notBuilt('GET', '/relation-import-recipe'),
  notBuilt('GET', '/relation-import-recipe/:id'),
  notBuilt('GET', '/cz-col-category'),
  notBuilt('GET', '/cz-col-category/:id'),
  notBuilt('GET', '/cz-col'),
  notBuilt('GET', '/cz-col/:id'),
  notBuilt('GET', '/contact/:contact/contact-cz-relation'),
  notBuilt('GET', '/contact/:contact/contact-cz-relation/:id'),
  notBuilt('POST', '/contact/:contact/contact-cz-relation'),
  notBuilt('PUT', '/contact/:contact/contact-cz-relation/:id'),
  notBuilt('DELETE', '/contact/:contact/contact-cz-relation/:id'),
  // One row of the index: the list and "the same four item operations".
  notBuilt('GET', '/ticket/:ticket/ticket-cz-relation'),
  notBuilt('GET', '/ticket/:ticket/ticket-cz-relation/:id'),
  notBuilt('POST', '/ticket/:ticket/ticket-cz-relation'),
  notBuilt('PUT', '/ticket/:ticket/ticket-cz-relation/:id'),
  notBuilt('DELETE', '/ticket/:ticket/ticket-cz-relation/:id'),
  notBuilt('GET', '/phone-number'),
  notBuilt('GET', '/phone-number/:phone_number'),
  notBuilt('POST', '/phone-number'),
  notBuilt('PUT', '/phone-number/:phone_number'),
  notBuilt('DELETE', '/phone-number/:phone_number'),
  notBuilt('GET', '/country'),
  notBuilt('GET', '/state'),
  notBuilt('GET', '/city'),
  notBuilt('GET', '/address'),
  notBuilt('GET', '/address/:address'),
  notBuilt('POST', '/address'),
  notBuilt('PUT', '/address/:address'),
  notBuilt('DELETE', '/address/:address'),
  notBuilt('GET', '/email-contact'),
  notBuilt('GET', '/email-contact/:email_contact'),
  notBuilt('POST', '/email-contact'),
  notBuilt('PUT', '/email-contact/:email_contact'),
  notBuilt('DELETE', '/email-contact/:email_contact'),
  notBuilt('GET', '/ticket'),
  notBuilt('GET', '/ticket/:ticket'),
  notBuilt('POST', '/ticket'),
  notBuilt('PUT', '/ticket/:ticket'),
  notBuilt('DELETE', '/ticket/:ticket'),
  notBuilt('GET', '/interact-collection'),
  notBuilt('GET', '/interact-collection/:id'),
  notBuilt('GET', '/csat-score'),
  built('GET', '/product', 'List products', listProductsEndpoint),
  built('GET', '/product/:product_id', 'Read one product', getProductEndpoint),
  built('POST', '/product', 'Create a product', createProductEndpoint),
  built('PUT', '/product/:product_id', 'Update a product', updateProductEndpoint),
  built('GET', '/contact-order', 'List orders', listContactOrdersEndpoint),
  built('GET', '/contact-order/:contact_order', 'Read one order', getContactOrderEndpoint),
  built('POST', '/contact-order', 'Create an order', createContactOrderEndpoint),
  built('PUT', '/contact-order/:contact_order', 'Update an order', updateContactOrderEndpoint),
  built('GET', item, 'List items of an order', listContactOrderItemsEndpoint),
  built('GET', `${item}/:contact_order_item`, 'Read one item', getContactOrderItemEndpoint),
  built('POST', item, 'Create an item', createContactOrderItemEndpoint),
  built('PUT', `${item}/:contact_order_item`, 'Update an item', updateContactOrderItemEndpoint),
  notBuilt('GET', '/kb'),
  notBuilt('GET', '/kb/:id'),
  notBuilt('POST', '/kb'),
  notBuilt('PUT', '/kb/:id'),
  notBuilt('DELETE', '/kb/:id'),
  notBuilt('GET', '/text-call/:text_call/hash-convert-to-id'),
  notBuilt('POST', '/text-call/:text_call/reply-from-external'),
  notBuilt('POST', '/message/push'),
  notBuilt('GET', '/contactable'),
  notBuiltOutside('GET', '/livechat/messenger/:messenger_id/apply-query-request'),
  notBuiltOutside('GET', '/livechat.:account.js'),
  notBuiltOutside('GET', '/livechat/messenger/:messenger_id'),
]
