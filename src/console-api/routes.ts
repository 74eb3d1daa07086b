import { counterRoutes } from './counter/routes.ts'
import { customerRoutes } from './customers/routes.ts'
import type { ConsoleRoute } from './endpoint.ts'
import { eventRoutes } from './events/routes.ts'
import { homeRoutes } from './home/routes.ts'
import { liveRoutes } from './live/routes.ts'
import { orderActionRoutes } from './order-actions/routes.ts'
import { orderListRoutes } from './order-list/routes.ts'
import { orderRoutes } from './orders/routes.ts'
import { productRoutes } from './products/routes.ts'
import { savedViewRoutes } from './saved-views/routes.ts'
import { searchRoutes } from './search/routes.ts'
import { sessionRoutes } from './session/routes.ts'
import { settingRoutes } from './settings/routes.ts'
import { staffRoutes } from './staff/routes.ts'
import { storeRoutes } from './stores/routes.ts'
import { tokenRoutes } from './tokens/routes.ts'
import { webhookRoutes } from './webhooks/routes.ts'

/** Every endpoint of the console's API; each noun has its own table. */
export const routes: ConsoleRoute[] = [
  ...sessionRoutes,
  ...homeRoutes,
  ...searchRoutes,
  ...orderListRoutes,
  ...orderRoutes,
  ...orderActionRoutes,
  ...savedViewRoutes,
  ...counterRoutes,
  ...customerRoutes,
  ...productRoutes,
  ...storeRoutes,
  ...tokenRoutes,
  ...webhookRoutes,
  ...eventRoutes,
  ...liveRoutes,
  ...settingRoutes,
  ...staffRoutes,
]
