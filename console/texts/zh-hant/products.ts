export const products = {
  title: '商品',
}
