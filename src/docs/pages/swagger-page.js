// Runs in the browser. Shows the contract and keeps the page signed in.

const contractPath = '/api/openapi.json';
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

/** Keeps the token of a login. Replies of other servers are ignored: they must not choose it. */
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

/** Sends calls to the server of this page, which may have another name than in the contract. */
function callThisServer(response) {
  if (ownPath(response.url) !== contractPath) return response;
  const contract = JSON.parse(response.text);
  contract.servers[0].url = window.location.origin;
  response.text = JSON.stringify(contract);
  return response;
}

/** Opens the operation that a fragment such as `#/courses/getCourse` names. */
function openOperation(fragment) {
  const [, tag, operationId] = fragment.split('/');
  if (operationId === undefined) return;
  ui.layoutActions.show(['operations-tag', tag], true);
  ui.layoutActions.show(['operations', tag, operationId], true);
  document.getElementById(`operations-${tag}-${operationId}`)?.scrollIntoView();
}

// Swagger UI shows no parameters for an operation that is opened before the security schemes are
// resolved, and its own code opens the operation of the URL's fragment too early. So the fragment
// is taken away first, and its operation is opened later.
let firstFragment = window.location.hash;
window.history.replaceState(null, '', window.location.pathname + window.location.search);

function openFirstFragment() {
  if (firstFragment === '') return;
  window.history.replaceState(null, '', firstFragment);
  openOperation(firstFragment);
  firstFragment = '';
}

const fragmentsWait = {
  statePlugins: {
    spec: {
      wrapActions: {
        updateResolvedSubtree:
          (original) =>
          (...resolved) => {
            // The page changes only after this action has been dispatched, so open it after that.
            setTimeout(openFirstFragment);
            return original(...resolved);
          },
      },
    },
  },
};

followColorScheme();
dark.addEventListener('change', followColorScheme);
window.addEventListener('hashchange', () => openOperation(window.location.hash));

const ui = window.SwaggerUIBundle({
  url: contractPath,
  dom_id: '#swagger-ui',
  deepLinking: true,
  displayRequestDuration: true,
  filter: true,
  persistAuthorization: false,
  plugins: [() => fragmentsWait],
  requestSnippetsEnabled: true,
  responseInterceptor: (response) => keepSignedIn(callThisServer(response)),
  tryItOutEnabled: true,
  // Otherwise every reader's browser asks validator.swagger.io about the contract.
  validatorUrl: null,
});
