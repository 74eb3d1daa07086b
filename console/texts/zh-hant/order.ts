export const order = {
  title: '訂單',
}
