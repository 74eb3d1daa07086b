export const home = {
  title: '首頁',
}
