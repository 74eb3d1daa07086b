/** What the pages are called, in the navigation and above them. */
export const pages = {
  home: '首頁',
  orders: '訂單',
  newOrder: '新增訂單',
  customers: '顧客',
  products: '商品',
  stores: '門市',
  developers: '開發者',
  settings: '設定',
}
