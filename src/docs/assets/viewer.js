const viewer = document.getElementById('viewer')

window.SwaggerUIBundle({
  url: viewer.dataset.document,
  domNode: viewer,
  presets: [window.SwaggerUIBundle.presets.apis],
  layout: 'BaseLayout',
  docExpansion: 'none',
  defaultModelsExpandDepth: -1,
  deepLinking: true,
  displayRequestDuration: true,
  filter: true,
  tryItOutEnabled: true,
  // The default asks a server of the viewer's maker whether the document is valid.
  validatorUrl: null,
})
