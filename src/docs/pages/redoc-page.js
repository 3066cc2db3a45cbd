// Runs in the browser. The URL of Redoc contains a hash, so the page passes it in a data attribute.
const { init } = await import(document.getElementById('start').dataset.redoc);

init(
  '/api/openapi.json',
  {
    // Otherwise every reader's browser reports to otel.cloud.redocly.com.
    disableTelemetry: true,
    downloadUrls: [
      { title: 'JSON', url: '/api/openapi.json' },
      { title: 'YAML', url: '/api/openapi.yaml' },
    ],
    jsonSamplesExpandLevel: 'all',
  },
  document.getElementById('redoc'),
);
