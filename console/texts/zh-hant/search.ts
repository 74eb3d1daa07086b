export const search = {
  title: '搜尋',
}
