export const orders = {
  title: '訂單',
}
