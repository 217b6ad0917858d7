import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { app, BrowserWindow, ipcMain, protocol } from 'electron'

const here = import.meta.dirname
protocol.registerSchemesAsPrivileged([
  { scheme: 'contract', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
])
const profile = process.argv.find((a) => a.startsWith('--profile='))?.slice(10)
if (profile) app.setPath('userData', profile)
ipcMain.handle('ping', (e, v) => ({ v, url: e.senderFrame.url }))
app.whenReady().then(async () => {
  protocol.handle('contract', async (request) => {
    const { pathname } = new URL(request.url)
    const file = path.join(here, 'site', pathname)
    const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html'
    return new Response(await readFile(file), {
      headers: {
        'content-type': type,
        'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
      },
    })
  })
  const window = new BrowserWindow({
    width: 900,
    height: 640,
    webPreferences: { preload: path.join(here, 'preload.cjs'), sandbox: true },
  })
  await window.loadURL('contract://app/index.html')
  console.log(
    'loaded',
    performance.now() | 0,
    window.webContents.getURL(),
    await window.webContents.executeJavaScript(
      'JSON.stringify([atFirstScript,innerWidth,innerHeight,document.title])',
    ),
  )
  console.log(
    await window.webContents.executeJavaScript('desk.invoke("ping",{a:1}).then(x=>JSON.stringify(x))'),
  )
  console.log(
    await window.webContents.executeJavaScript(
      '(async()=>{const a=[];for(let i=0;i<500;i++){const t=performance.now();await desk.invoke("ping",i);a.push(performance.now()-t)}a.sort((x,y)=>x-y);return a[250]+" "+a[475]+" "+a[499]})()',
    ),
  )
  app.quit()
})
