export const newOrder = {
  title: '新增訂單',
}
