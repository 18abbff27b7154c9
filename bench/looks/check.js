// Judges the mails in OUT/mails: node check.js NODE_MODULES CHROMIUM OUT [pictures]
// html-validate on each; axe-core in Chromium at 320 and 600 pixels, light and dark. Nothing is asked of the network.
const fs = require('fs');
const path = require('path');

const [modules, chromium, out, pictures] = process.argv.slice(2);
const mails = path.join(out, 'mails');
const names = fs.readdirSync(mails).filter((file) => file.endsWith('.html')).map((file) => file.slice(0, -5)).sort();

function tool(name) {
  try {
    return require(path.join(modules, name));
  } catch (missing) {
    console.log(`${name}: skipped, not installed`);
    return undefined;
  }
}

async function validate(htmlValidate) {
  // Off: what no mail can do without, and matters of taste.
  const rules = {
    'no-inline-style': 'off', 'element-required-attributes': 'error', 'long-title': 'off', 'no-conditional-comment': 'off',
    'no-trailing-whitespace': 'off', 'void-style': 'off', 'doctype-style': 'off', 'attr-quotes': 'off', 'tel-non-breaking': 'off',
    'no-deprecated-attr': 'off', 'prefer-native-element': 'off', 'no-implicit-button-type': 'off', 'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off', 'no-utf8-bom': 'error', 'require-sri': 'off',
  };
  const validator = new htmlValidate.HtmlValidate({ extends: ['html-validate:recommended'], rules });
  let faults = 0;
  for (const name of names) {
    const report = await validator.validateFile(path.join(mails, name + '.html'));
    for (const result of report.results) {
      for (const message of result.messages) {
        faults++;
        console.log(`FAULT ${name}:${message.line}:${message.column}: html-validate ${message.ruleId}: ${message.message}`);
      }
    }
  }
  console.log(`html-validate: ${names.length} pages, ${faults} faults`);
}

// A picture of our own for each address, so that nothing is asked of the network.
function drawn(url, off) {
  if (off) return { status: 404, body: '' };
  const logo = url.includes('logo');
  const svg = logo
    ? '<svg xmlns="http://www.w3.org/2000/svg" width="264" height="96"><path d="M8 88 32 8h16l24 80z" fill="#22313f"/><path d="M60 30l190-22v44z" fill="#c58a2b"/></svg>'
    : '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675"><defs><linearGradient id="a" x2="0" y2="1"><stop stop-color="#25405a"/><stop offset=".6" stop-color="#c98b5a"/><stop offset="1" stop-color="#1c2c38"/></linearGradient></defs><rect width="1200" height="675" fill="url(#a)"/><path d="M900 430l-700-150v90z" fill="#ffe9b8" opacity=".5"/><path d="M890 600l16-180h40l16 180z" fill="#101820"/></svg>';
  return { status: 200, contentType: 'image/svg+xml', body: svg };
}

async function open(browser, name, { width, scheme, off = false, zoom = 1 }) {
  const page = await browser.newPage();
  await page.setViewport({ width: Math.round(width / zoom), height: 900, deviceScaleFactor: zoom });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.setRequestInterception(true);
  page.on('request', (request) => request.url().startsWith('file:') ? request.continue() : request.respond(drawn(request.url(), off)));
  await page.goto('file://' + path.join(mails, name + '.html'));
  return page;
}

async function accessibility(browser, axeCore) {
  let looks = 0;
  let faults = 0;
  for (const name of names) {
    for (const width of [320, 600]) {
      for (const scheme of ['light', 'dark']) {
        const page = await open(browser, name, { width, scheme });
        await page.evaluate(axeCore.source);
        // A mail is no page of a site: it has no landmarks.
        const result = await page.evaluate(() => window.axe.run(document, { rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false } } }));
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        looks++;
        if (overflow > 0) {
          faults++;
          console.log(`FAULT ${name} ${width} ${scheme}: ${overflow} pixels too wide`);
        }
        for (const violation of result.violations) {
          faults++;
          const node = violation.nodes[0];
          console.log(`FAULT ${name} ${width} ${scheme}: axe ${violation.id}: ${node.target.join(' ')} ${node.failureSummary.replace(/\s+/g, ' ')}`);
        }
        // The arrow after "Read the article" is no text to it.
        const unsure = result.incomplete
          .filter((entry) => entry.id === 'color-contrast')
          .flatMap((entry) => entry.nodes)
          .filter((node) => !node.any.some((check) => check.data && check.data.messageKey === 'nonBmp'));
        for (const node of unsure) console.log(`${name} ${width} ${scheme}: axe could not judge the contrast of ${node.target.join(' ')}`);
        await page.close();
      }
    }
  }
  console.log(`axe-core: ${looks} pages, ${faults} faults`);
}

async function takePictures(browser) {
  const folder = path.join(out, 'pictures');
  fs.mkdirSync(folder, { recursive: true });
  for (const name of names) {
    for (const width of [320, 600, 900]) {
      for (const scheme of ['light', 'dark']) {
        if (width === 900 && scheme === 'dark') continue;
        await picture(browser, folder, name, `${width}-${scheme}`, { width, scheme });
      }
    }
    await picture(browser, folder, name, '600-noimages', { width: 600, scheme: 'light', off: true });
    await picture(browser, folder, name, '600-zoom', { width: 600, scheme: 'light', zoom: 2 });
  }
  console.log(`pictures: in ${folder}`);
}

async function picture(browser, folder, name, what, how) {
  const page = await open(browser, name, how);
  await page.screenshot({ path: path.join(folder, `${name}-${what}.png`), fullPage: true });
  await page.close();
}

async function main() {
  const htmlValidate = tool('html-validate');
  if (htmlValidate) await validate(htmlValidate);
  const puppeteer = tool('puppeteer-core');
  const axeCore = tool('axe-core');
  if (!puppeteer) return;
  if (!fs.existsSync(chromium)) {
    console.log('Chromium: skipped, not installed');
    return;
  }
  const browser = await (puppeteer.default || puppeteer).launch({ executablePath: chromium, args: ['--no-sandbox'] });
  if (axeCore) await accessibility(browser, axeCore);
  if (pictures) await takePictures(browser);
  await browser.close();
}

main().catch((failure) => {
  console.error(failure);
  process.exit(1);
});
