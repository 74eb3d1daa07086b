import type { Endpoint } from '../../platform/endpoint.ts'
import { loginEndpoint } from './auth/login.ts'
import { getShiftsEndpoint } from './basic/get-shifts.ts'
import type { Context, WixtarRoute } from './endpoint.ts'
import { getMemberKeyEndpoint } from './members/get-member-key.ts'
import { getMembersEndpoint } from './members/get-members.ts'
import { getOrderStatusEndpoint } from './orders/get-order-status.ts'
import { mstoreCancelOrderEndpoint } from './orders/mstore-cancel-order.ts'
import { updateOrderStatusToCacheEndpoint } from './orders/update-order-status-to-cache.ts'
import { getPointsRulesEndpoint } from './points/get-points-rules.ts'
import { getPointsUsageRecordsEndpoint } from './points/get-points-usage-records.ts'
import { getShopPointsUsageRecordEndpoint } from './points/get-shop-points-usage-record.ts'
import { manageMemberPointsEndpoint } from './points/manage-member-points.ts'
import { completeShopOrderEndpoint } from './shop-orders/complete-shop-order.ts'
import { createShopOrderEndpoint } from './shop-orders/create-shop-order.ts'
import { getShopOrderDetailsEndpoint } from './shop-orders/get-shop-order-details.ts'
import { getShopOrdersEndpoint } from './shop-orders/get-shop-orders.ts'
import { setShopOrderQrcodeHistoryEndpoint } from './shop-orders/set-shop-order-qrcode-history.ts'
import { shopHandoverEndpoint } from './shop-orders/shop-handover.ts'
import { getStoresEndpoint } from './stores/get-stores.ts'
import { cancelRedemptionTicketEndpoint } from './tickets/cancel-redemption-ticket.ts'
import { getTicketInfoEndpoint } from './tickets/get-ticket-info.ts'
import { getTicketsUsageRecordsEndpoint } from './tickets/get-tickets-usage-records.ts'
import { getUsableProductTicketsEndpoint } from './tickets/get-usable-product-tickets.ts'
import { redeemTicketEndpoint } from './tickets/redeem-ticket.ts'
import { resetTicketEndpoint } from './tickets/reset-ticket.ts'
import { sendTicketEndpoint } from './tickets/send-ticket.ts'

const built = (
  method: WixtarRoute['method'],
  path: string,
  title: string,
  endpoint: Endpoint<Context>,
): WixtarRoute => ({ method, path, title, endpoint })

const notBuilt = (method: WixtarRoute['method'], path: string, title: string): WixtarRoute => ({
  method,
  path,
  title,
  endpoint: null,
})

/** An endpoint that a member may call with a token of their own. */
const forMembers = (route: WixtarRoute): WixtarRoute => ({ ...route, isForMembers: true })

/** Every endpoint of Wixtar's own index (spec/wixtar/endpoints.md), one line each, built or not. */
export const routes: WixtarRoute[] = [
  built('GET', '/v1/shop_order/:order_id', 'Get Shop Order Details', getShopOrderDetailsEndpoint),
  built('GET', '/v1/shop_order', 'Get Shop Orders', getShopOrdersEndpoint),
  built('POST', '/v1/shop_order', 'Create Shop Order', createShopOrderEndpoint),
  built('POST', '/v1/shop_order/handover', 'Shop Handover', shopHandoverEndpoint),
  built(
    'POST',
    '/v1/shop_order/qr_code_history',
    'Set Shop Order QRCode History',
    setShopOrderQrcodeHistoryEndpoint,
  ),
  built(
    'PATCH',
    '/v1/orders/:order_id/shop_order_cancel',
    'mStore Cancel Order',
    mstoreCancelOrderEndpoint,
  ),
  built('GET', '/v1/order/:order_id/status', 'Get Order Status', getOrderStatusEndpoint),
  built(
    'PATCH',
    '/v1/order/status_to_cache',
    'Update Order Status To Cache',
    updateOrderStatusToCacheEndpoint,
  ),
  notBuilt('GET', '/v1/orders', 'Ready For Pickup Orders'),
  notBuilt('POST', '/v1/items', 'Add Items'),
  notBuilt('POST', '/v2/order', 'Create New Order'),
  notBuilt('POST', '/v1/order/booking', 'Booking'),
  built('GET', '/v1/basic/shifts', 'Get Shifts', getShiftsEndpoint),
  notBuilt('GET', '/v1/basic/head_office', 'Get Head Office'),
  forMembers(built('GET', '/v1/stores', 'Get Stores', getStoresEndpoint)),
  notBuilt('GET', '/v1/delivery/locations', 'Get Delivery Locations'),
  notBuilt('POST', '/v1/external/store/check', 'Check External Store'),
  notBuilt('POST', '/v1/basic/create_company_data', 'Create Company With Siteinfo'),
  forMembers(built('GET', '/v1/basic/points_rules', 'Get Points Rules', getPointsRulesEndpoint)),
  built('PATCH', '/v1/user/manage_points', 'Manage Member Points', manageMemberPointsEndpoint),
  built(
    'GET',
    '/v1/point/shop_usage_record/:store_id',
    'Get Shop Points Usage Record',
    getShopPointsUsageRecordEndpoint,
  ),
  forMembers(
    built(
      'GET',
      '/v1/points_usage_records',
      'Get Points Usage Records',
      getPointsUsageRecordsEndpoint,
    ),
  ),
  notBuilt('GET', '/v1/user', 'Get Member Data'),
  notBuilt('GET', '/v2/user', 'Get Member Data'),
  notBuilt('PATCH', '/v1/user', 'Update Member Data'),
  notBuilt('POST', '/v2/user', 'General Sign-up'),
  notBuilt('POST', '/v1/user_social', 'Social Sign-up'),
  notBuilt('PATCH', '/v1/user/login', 'General Login'),
  built('GET', '/v1/member/key', 'Get Member Key', getMemberKeyEndpoint),
  built('GET', '/v1/user/members', 'Get Members', getMembersEndpoint),
  notBuilt('GET', '/v1/user/user_data_with_card', 'Get Member Data With Card'),
  notBuilt('GET', '/v1/user/employees', 'Get Employees'),
  notBuilt('GET', '/v1/user/employee', 'Get Employee Data'),
  built('GET', '/v2/ticket/info', 'Get Ticket Info V2', getTicketInfoEndpoint),
  forMembers(
    built(
      'GET',
      '/v1/ticket/usable_product',
      'Get Usable Product Tickets',
      getUsableProductTicketsEndpoint,
    ),
  ),
  built('POST', '/v3/ticket/send', 'Send Ticket', sendTicketEndpoint),
  notBuilt('POST', '/v1/ticket/auto_send', 'Auto Send Tickets'),
  notBuilt('POST', '/v1/ticket/reissue', 'Reissue Tickets'),
  notBuilt(
    'POST',
    '/v1/ticket/redeem-ocard-member-tickets-points',
    'Redeem Ocard Member Tickets Points',
  ),
  built(
    'PATCH',
    '/v1/ticket/cancel_redemption',
    'Cancel Redemption Ticket',
    cancelRedemptionTicketEndpoint,
  ),
  built('PATCH', '/v1/ticket/reset', 'Reset Ticket', resetTicketEndpoint),
  forMembers(
    built(
      'GET',
      '/v1/tickets_usage_records',
      'Get Tickets Usage Records',
      getTicketsUsageRecordsEndpoint,
    ),
  ),
  notBuilt('POST', '/v1/ticket/allocation', 'Allocate Tickets'),
  built('PATCH', '/v1/ticket/redemption', 'Redeem ticket', redeemTicketEndpoint),
  notBuilt('GET', '/v1/product/bags', 'Get Bags'),
  notBuilt('GET', '/v1/product/online', 'Get Online Products'),
  notBuilt('GET', '/v1/product/menus', 'Get Menus'),
  notBuilt('GET', '/v2/product', 'Get Products'),
  notBuilt('GET', '/v2/product/category', 'Get Product Category'),
  notBuilt('GET', '/v2/product/products_with_taste_option', 'Get Products With Taste Option'),
  notBuilt('GET', '/v1/payment/batch_number', 'Get Batch Number'),
  notBuilt('GET', '/v1/payment/mwd/order/:order_id', 'Get MWD Pay Order Detail'),
  notBuilt('GET', '/v1/payment/line/:order_id', 'LINE Pay Search'),
  notBuilt('POST', '/v1/payment/integrate/pay', 'Integrate LINE QRCode Pay'),
  notBuilt('GET', '/v2/receipt', 'Create Receipt'),
  notBuilt('POST', '/v1/push/general/manager', 'Push General Manager Message'),
  notBuilt('POST', '/v1/shopline/order', 'Create Shopline Order'),
  notBuilt('GET', '/v1/cyberbiz/sync_member_point/:company_id', 'Cyberbiz Sync Member Point'),
  notBuilt('PATCH', '/v1/inline/order', 'Update Inline Order'),
  notBuilt('POST', '/v1/mete/create_delivery_order', 'Order Create'),
  notBuilt('GET', '/manager/v1/order/orders', 'Get Orders'),
  notBuilt('GET', '/manager/v1/order/detail', 'Get Order Detail'),
  notBuilt('GET', '/manager/v1/member/groups', 'Get Member Groups'),
  notBuilt('GET', '/manager/v1/product/products_details', 'Get Products Details'),
  notBuilt('PATCH', '/manager/v1/product/menu_product_taste', 'Update Menu Product Taste'),
  notBuilt('PATCH', '/manager/v1/product/menu_item_stop_sale', 'Update Menu Item Stop Sale'),
  notBuilt('PATCH', '/manager/v1/product/menu_item', 'Update Menu Item'),
  notBuilt('POST', '/manager/v1/product/copy_menu', 'Copy Menu'),
  { ...built('POST', '/v1/auth/login', 'Auth Login', loginEndpoint), isOpen: true },
  // An extension of ours (docs/dialects/wixtar.md, Extensions).
  built(
    'PATCH',
    '/v1/shop_order/:order_id/complete',
    'Complete Shop Order',
    completeShopOrderEndpoint,
  ),
]
