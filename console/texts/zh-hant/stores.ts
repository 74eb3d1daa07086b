export const stores = {
  title: '門市',
}
