import { consoleMount, type DemoAccount, type Faces } from './console-api/endpoint.ts'
import { routes as consoleRoutes } from './console-api/routes.ts'
import { nativeWebhooks } from './console-api/webhooks.ts'
import { mountConsole } from './console-files/mount-console.ts'
import { firstlineOrderFace } from './dialects/firstline/contact-orders/contact-order-face.ts'
import { firstlineMount } from './dialects/firstline/endpoint.ts'
import { routes as firstlineRoutes } from './dialects/firstline/routes.ts'
import { shoplineMount } from './dialects/shopline/endpoint.ts'
import { mountShoplineFiles } from './dialects/shopline/files.ts'
import { shoplineOrderFace } from './dialects/shopline/orders/order-face.ts'
import { routes as shoplineRoutes } from './dialects/shopline/routes.ts'
import { shoplineWebhooks } from './dialects/shopline/webhooks.ts'
import { wixtarMount } from './dialects/wixtar/endpoint.ts'
import { routes as wixtarRoutes } from './dialects/wixtar/routes.ts'
import { wixtarOrderFace } from './dialects/wixtar/shop-orders/shop-order-face.ts'
import { mountDocs } from './docs/mount-docs.ts'
import type { Db } from './platform/db.ts'
import { createHttpServer, type HttpServer } from './platform/http.ts'
import { log } from './platform/log.ts'
import { countMissingMigrations } from './platform/migrate.ts'
import type { StaticFiles } from './platform/static-files.ts'

export interface ServerOptions {
  db: Db
  /** Host name → face that is served at its root. */
  hosts: Map<string, 'shopline' | 'firstline' | 'wixtar'>
  clock: () => Date
  /** The built console; null when there is none, and `/` says so. */
  console?: StaticFiles | null
  /** Shown on the sign-in page to whoever sits at this machine; left out, nothing is shown. */
  demoAccount?: DemoAccount | null
}

// The console shows what the faces answer without knowing them.
const facesOfConsole: Faces = {
  orders: [
    { ...shoplineOrderFace, pathOf: (order) => `/shopline${shoplineOrderFace.pathOf(order)}` },
    { ...firstlineOrderFace, pathOf: (order) => `/firstline${firstlineOrderFace.pathOf(order)}` },
    { ...wixtarOrderFace, pathOf: (order) => `/wixtar${wixtarOrderFace.pathOf(order)}` },
  ],
  topics: { native: nativeWebhooks, shopline: shoplineWebhooks },
}

/** The whole server: the faces under their prefixes, their documents, the console, and health. */
export function createServer({ db, hosts, clock, ...options }: ServerOptions): HttpServer {
  const server = createHttpServer({
    hosts: new Map([...hosts].map(([host, face]) => [host, `/${face}`])),
    onError(error, request) {
      log.error({ err: error, method: request.method, url: request.url }, 'request failed')
    },
  })
  server.mount(shoplineMount(db, '/shopline', shoplineRoutes, clock))
  server.mount(firstlineMount(db, '/firstline', firstlineRoutes, clock))
  server.mount(wixtarMount(db, '/wixtar', wixtarRoutes, clock))
  const { demoAccount = null } = options
  server.mount(
    consoleMount(db, '/api', consoleRoutes, { clock, faces: facesOfConsole, demoAccount }),
  )
  mountShoplineFiles(server, db, clock)
  mountDocs(server)
  mountConsole(server, options.console ?? null)
  server.get('/health/live', async () => ({ status: 200, body: { status: 'ok' } }))
  server.get('/health/ready', async () => {
    const isReady = await countMissingMigrations(db).then(
      (count) => count <= 0,
      () => false,
    )
    return { status: isReady ? 200 : 503, body: { status: isReady ? 'ok' : 'unavailable' } }
  })
  return server
}
