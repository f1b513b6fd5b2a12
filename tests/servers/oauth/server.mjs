// oidc-provider, strict by itself, with the few calls of the Mastodon API that signing in and posting need.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const { MODULES, PORT, LIFE_S } = process.env
const require = createRequire(`${MODULES}/package.json`)
const { default: Provider } = await import(pathToFileURL(require.resolve('oidc-provider')))

const issuer = `http://localhost:${PORT}`
const scopes = ['read:accounts', 'read:statuses', 'read:notifications', 'read:search', 'write:statuses', 'write:media']
const requests = [] // what was asked, and by which grant: never a secret
const posts = []

const provider = new Provider(issuer, {
  scopes,
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: true },
    registration: { enabled: true },
    revocation: { enabled: true },
    clientCredentials: { enabled: true },
  },
  clientDefaults: { application_type: 'native' },
  // Its standard only for OpenID; servers of the Mastodon API that let tokens end give one with each sign-in.
  issueRefreshToken: async () => true,
  rotateRefreshToken: true,
  ttl: { AccessToken: Number(LIFE_S), RefreshToken: 86400, Grant: 86400, Interaction: 600, Session: 600 },
  findAccount: async (ctx, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
  cookies: { keys: ['of-the-tests'] },
})

const person = async (ctx) => {
  const token = await provider.AccessToken.find((ctx.get('authorization') || '').replace(/^Bearer /, ''))
  if (token?.isValid) return token.accountId
  ctx.status = 401
  ctx.body = { error: 'The access token is invalid' }
}

const body = async (ctx) => {
  const pieces = []
  for await (const piece of ctx.req) pieces.push(piece)
  return JSON.parse(Buffer.concat(pieces).toString() || '{}')
}

// Mastodon's own way to make a program known, done by the standard's.
const register = async (ctx) => {
  const told = await body(ctx)
  const answer = await fetch(`${issuer}/reg`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_name: told.client_name,
      redirect_uris: [told.redirect_uris],
      scope: told.scopes,
      token_endpoint_auth_method: 'client_secret_post',
      grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
    }),
  })
  const { client_id, client_secret, ...more } = await answer.json()
  ctx.status = answer.ok ? 200 : 422
  ctx.body = answer.ok ? { id: '1', client_id, client_secret } : more
}

const publish = async (ctx, who) => {
  const { status: text, visibility } = await body(ctx)
  const id = String(1000 + posts.length)
  const post = { id, text, content: `<p>${text}</p>`, visibility, created_at: new Date().toISOString(), url: `${issuer}/@${who}/${id}`, media_attachments: [], in_reply_to_id: null, account: { id: `id-${who}` } }
  posts.unshift(post)
  ctx.body = post
}

provider.use(async (ctx, next) => {
  const { path, method } = ctx
  if (path === '/-/requests') return void (ctx.body = requests)
  if (path === '/-/posts') return void (ctx.body = posts)
  if (path === '/-/end') { // ends an access token before its time
    await (await provider.AccessToken.find((await body(ctx)).token))?.destroy()
    return void (ctx.body = {})
  }
  requests.push({ method, path })
  if (path === '/api/v2/instance') return void (ctx.body = { domain: 'localhost', version: '4.5.0', configuration: { statuses: { max_characters: 500 } } })
  if (path === '/api/v1/apps') return register(ctx)
  if (path.startsWith('/api/v1/')) {
    const who = await person(ctx)
    if (!who) return
    if (path.endsWith('/verify_credentials')) return void (ctx.body = { id: `id-${who}`, username: who, acct: who })
    if (method === 'POST') return publish(ctx, who)
    return void (ctx.body = posts.filter((post) => post.account.id === `id-${who}`))
  }
  await next()
  if (path === '/token') requests.at(-1).grant = ctx.oidc?.params?.grant_type
  if (path === '/token') requests.at(-1).status = ctx.status
})

const server = provider.listen(Number(PORT), '127.0.0.1')
process.on('SIGTERM', () => server.close(() => process.exit(0)))
