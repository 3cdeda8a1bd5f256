import { expect, it } from 'vitest'
import { openApiDocument, type DescribedRoute } from '#server/platform/openapi'
import { allRoutes } from '../support/api'

it('describes exactly the routes there are; `npm run openapi` renews the document after a wanted change', async () => {
  const routes = (await allRoutes()).filter((route): route is typeof route & DescribedRoute => route.declaration !== undefined)

  await expect(`${JSON.stringify(openApiDocument(routes), null, 2)}\n`).toMatchFileSnapshot('../../docs/openapi.json')
})
