// A Bluesky PDS and the directory of identities it needs, on 127.0.0.1 alone, until it is told to end.
import { createRequire } from 'node:module'
import net from 'node:net'
import { pathToFileURL } from 'node:url'

const { MODULES, DATA, PORT, PLC_PORT, JWT_SECRET, RATE_LIMITS } = process.env

// Both servers would listen on every interface of the machine.
const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (...args) {
  const options = typeof args[0] === 'object' ? args[0] : { port: args[0] }
  const then = args.find((arg) => typeof arg === 'function')
  return listen.call(this, { ...options, host: '127.0.0.1' }, then)
}

const require = createRequire(`${MODULES}/package.json`)
const load = (name) => import(pathToFileURL(require.resolve(name)))
const { PlcServer, MockDatabase } = await load('@did-plc/server')
const { PDS } = await load('@atproto/pds')

const plc = PlcServer.create({ db: new MockDatabase(), port: Number(PLC_PORT) })
await plc.start()

const pds = await PDS.fromEnv({
  port: Number(PORT),
  hostname: 'localhost',
  devMode: true,
  disableSsrfProtection: true,
  dataDirectory: DATA,
  blobstoreDiskLocation: `${DATA}/blobs`,
  didPlcUrl: `http://localhost:${PLC_PORT}`,
  enableDidDocWithSession: true,
  inviteRequired: false,
  adminPassword: 'admin-pass',
  jwtSecret: JWT_SECRET,
  dpopSecret: '01'.repeat(32),
  plcRotationKeyK256PrivateKeyHex: '01'.repeat(32),
  rateLimitsEnabled: RATE_LIMITS === 'yes',
})
await pds.start()

process.on('SIGTERM', async () => {
  await pds.destroy()
  await plc.destroy()
  process.exit(0)
})
