import type { ConsoleRoute } from '../endpoint.ts'
import { createProductEndpoint } from './create-product.ts'
import { getCategoriesEndpoint } from './get-categories.ts'
import { getProductEndpoint } from './get-product.ts'
import { getProductsEndpoint } from './get-products.ts'
import { getVariantMovementsEndpoint } from './get-variant-movements.ts'
import { setVariantStockEndpoint } from './set-variant-stock.ts'
import { updateProductEndpoint } from './update-product.ts'
import { updateVariantEndpoint } from './update-variant.ts'

/** Products, variants and stock. */
export const productRoutes: ConsoleRoute[] = [
  {
    method: 'GET',
    path: '/products',
    title: 'Products',
    needs: 'products:read',
    endpoint: getProductsEndpoint,
  },
  {
    method: 'POST',
    path: '/products',
    title: 'Create a product',
    needs: 'products:write',
    endpoint: createProductEndpoint,
  },
  {
    method: 'GET',
    path: '/products/:id',
    title: 'One product',
    needs: 'products:read',
    endpoint: getProductEndpoint,
  },
  {
    method: 'PATCH',
    path: '/products/:id',
    title: 'Change a product',
    needs: 'products:write',
    endpoint: updateProductEndpoint,
  },
  {
    method: 'PATCH',
    path: '/variants/:id',
    title: 'Change a variant',
    needs: 'products:write',
    endpoint: updateVariantEndpoint,
  },
  {
    method: 'PUT',
    path: '/variants/:id/stock',
    title: 'Set or change the stock of a variant',
    needs: 'products:write',
    endpoint: setVariantStockEndpoint,
  },
  {
    method: 'GET',
    path: '/variants/:id/movements',
    title: 'Stock movements of a variant',
    needs: 'products:read',
    endpoint: getVariantMovementsEndpoint,
  },
  {
    method: 'GET',
    path: '/categories',
    title: 'Categories',
    needs: 'products:read',
    endpoint: getCategoriesEndpoint,
  },
]
