import { consoleMount } from './console-api/endpoint.ts'
import { routes as consoleRoutes } from './console-api/routes.ts'
import { firstlineMount } from './dialects/firstline/endpoint.ts'
import { routes as firstlineRoutes } from './dialects/firstline/routes.ts'
import { shoplineMount } from './dialects/shopline/endpoint.ts'
import { mountShoplineFiles } from './dialects/shopline/files.ts'
import { routes as shoplineRoutes } from './dialects/shopline/routes.ts'
import { wixtarMount } from './dialects/wixtar/endpoint.ts'
import { routes as wixtarRoutes } from './dialects/wixtar/routes.ts'
import { mountDocs } from './docs/mount-docs.ts'
import type { Db } from './platform/db.ts'
import { createHttpServer, type HttpServer } from './platform/http.ts'
import { log } from './platform/log.ts'
import { countMissingMigrations } from './platform/migrate.ts'

export interface ServerOptions {
  db: Db
  /** Host name → face that is served at its root. */
  hosts: Map<string, 'shopline' | 'firstline' | 'wixtar'>
  clock: () => Date
}

/** The whole server: the faces under their prefixes, their documents, and health. */
export function createServer({ db, hosts, clock }: ServerOptions): HttpServer {
  const server = createHttpServer({
    hosts: new Map([...hosts].map(([host, face]) => [host, `/${face}`])),
    onError(error, request) {
      log.error({ err: error, method: request.method, url: request.url }, 'request failed')
    },
  })
  server.mount(shoplineMount(db, '/shopline', shoplineRoutes, clock))
  server.mount(firstlineMount(db, '/firstline', firstlineRoutes, clock))
  server.mount(wixtarMount(db, '/wixtar', wixtarRoutes, clock))
  server.mount(consoleMount(db, '/api', consoleRoutes, clock))
  mountShoplineFiles(server, db, clock)
  mountDocs(server)
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
