export const developers = {
  title: '開發者',
}
