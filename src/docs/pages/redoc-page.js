// Runs in the browser. The bundle's URL carries its hash, so the page has to say it.
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
