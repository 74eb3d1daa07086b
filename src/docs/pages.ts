import type { Face } from './faces.ts'

/** Counts of a face's endpoints, as the index shows them. */
export function countsOf(face: Face): { built: number; total: number } {
  return {
    built: face.routes.filter((route) => route.endpoint).length,
    total: face.routes.length,
  }
}

/** /docs: the faces and our own API, in Traditional Chinese and English. */
export function indexPage(faces: Face[], assets: string): string {
  const cards = faces.map((face) => {
    const { built, total } = countsOf(face)
    return `      <article>
        <h2><a href="/docs/${face.page}">${face.zhTitle}</a></h2>
        <p lang="en">${face.title}</p>
        <p><code>${face.prefix}</code></p>
        <progress value="${built}" max="${total}">${built} / ${total}</progress>
        <p>已完成 ${built} 個端點，共 ${total} 個<br><span lang="en">${built} of ${total} endpoints built</span></p>
        <p><a href="/docs/${face.page}.json">OpenAPI 3.1</a></p>
      </article>`
  })
  return page(
    'API 文件 · API documents',
    assets,
    `    <main>
      <h1>API 文件 <span lang="en">API documents</span></h1>
      <p>同一筆訂單、顧客與商品，可用三家廠商的介面讀寫；網路掛鉤（webhook）、事件與訂單歷程則用 Guitai 自己的介面。選一個介面即可查看端點，並用您的權杖直接試打。</p>
      <p lang="en">The same orders, customers and products, spoken through three vendors’ APIs; webhooks, events and the story of an order through Guitai’s own. Open one to see its endpoints and to try them with your token.</p>
      <section>
${cards.join('\n')}
      </section>
    </main>`,
  )
}

/** /docs/<page>: the viewer on that document. */
export function facePage(face: Face, assets: string): string {
  return page(
    `${face.title} · Guitai`,
    assets,
    `    <header>
      <a href="/docs">← API 文件 <span lang="en">API documents</span></a>
      <a href="/docs/${face.page}.json">OpenAPI 3.1 (JSON)</a>
    </header>
    <div id="viewer" data-document="/docs/${face.page}.json"></div>
    <noscript><p>此頁需要 JavaScript。This page needs JavaScript; the document itself is at <a href="/docs/${face.page}.json">/docs/${face.page}.json</a>.</p></noscript>
    <script src="${assets}/swagger-ui-bundle.js"></script>
    <script src="${assets}/viewer.js"></script>`,
    `    <link rel="stylesheet" href="${assets}/swagger-ui.css">\n`,
  )
}

function page(title: string, assets: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="zh-Hant">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
${head}    <link rel="stylesheet" href="${assets}/docs.css">
    <link rel="icon" href="data:,">
  </head>
  <body>
${body}
  </body>
</html>
`
}
