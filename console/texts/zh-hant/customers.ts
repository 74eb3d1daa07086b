export const customers = {
  title: '顧客',
}
