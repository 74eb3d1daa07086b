export const orderActions = {
  title: '訂單處理',
}
