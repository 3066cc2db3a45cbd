// Runs in the browser. Shows the contract and keeps the page signed in.

const signedIn = document.getElementById('signed-in');
const dark = window.matchMedia('(prefers-color-scheme: dark)');

function followColorScheme() {
  document.documentElement.classList.toggle('dark-mode', dark.matches);
}

/** The path a reply came from, or undefined when another server sent it. */
function ownPath(url) {
  const { origin, pathname } = new URL(url, window.location.href);
  return origin === window.location.origin ? pathname : undefined;
}

/** Only replies of this server count: nobody else may choose the token that we then send. */
function keepSignedIn(response) {
  const path = ownPath(response.url);
  if (!response.ok || path === undefined) return response;
  if (path === '/api/auth/logout') {
    ui.authActions.logout(['accessToken']);
    signedIn.textContent = 'Signed out.';
  } else if (path.startsWith('/api/auth/') && typeof response.body?.access_token === 'string') {
    ui.preauthorizeApiKey('accessToken', response.body.access_token);
    const who = response.body.user?.email;
    if (who) signedIn.textContent = `Signed in as ${who}.`;
  }
  return response;
}

followColorScheme();
dark.addEventListener('change', followColorScheme);

const ui = window.SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  displayOperationId: false,
  displayRequestDuration: true,
  filter: true,
  persistAuthorization: false,
  requestSnippetsEnabled: true,
  responseInterceptor: keepSignedIn,
  tryItOutEnabled: true,
  // Otherwise every reader's browser asks validator.swagger.io about the contract.
  validatorUrl: null,
});

// Swagger UI reads the fragment when it starts; this follows links and the back button too.
window.addEventListener('hashchange', () => {
  ui.layoutActions.parseDeepLinkHash(window.location.hash);
});
