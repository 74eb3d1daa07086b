export const signIn = {
  title: '登入',
  account: '帳號或電子郵件',
  password: '密碼',
  submit: '登入',
  wrong: '帳號或密碼不正確。',
  locked: '登入失敗次數過多，請於 {{minutes}} 分鐘後再試。',
  ended: '您的登入已結束，請重新登入。',
  demo: '示範商店',
  demoText: '這是示範環境，可以直接使用示範帳號。',
  useDemo: '使用示範帳號登入',
}
