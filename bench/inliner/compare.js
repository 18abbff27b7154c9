// Our inliner beside juice, on the same documents: node compare.js NODE_MODULES CHROMIUM DIR
// DIR/originals and DIR/ours hold them by the same names. With puppeteer-core and Chromium each result is also held
// to the original as the browser shows it, at 1000 and 400 pixels, light and dark: every element, every computed property.
const fs = require('fs');
const path = require('path');

const [modules, chromium, dir] = process.argv.slice(2);
const names = fs.readdirSync(path.join(dir, 'originals')).sort();
const read = (kind, name) => fs.readFileSync(path.join(dir, kind, name), 'utf8');

async function tool(name) {
  try {
    return require(require.resolve(name, { paths: [modules] }));
  } catch (missing) {
    return undefined;
  }
}

// "Margin: 0 4PX" and "margin:0 4px" are one.
function declarations(style) {
  const found = {};
  for (const part of (style || '').split(/;(?![^(]*\))/)) {
    const colon = part.indexOf(':');
    if (colon > 0) {
      found[part.slice(0, colon).trim().toLowerCase()] = part.slice(colon + 1).trim().replace(/"/g, "'").replace(/\s*,\s*/g, ', ').replace(/\s+/g, ' ');
    }
  }
  return found;
}

function differences(cheerio, ours, theirs) {
  const a = cheerio.load(ours);
  const b = cheerio.load(theirs);
  const left = a('body, body *').toArray();
  const right = b('body, body *').toArray();
  const told = [];
  if (left.length !== right.length) told.push(`${left.length} elements, juice has ${right.length}`);
  left.forEach((element, index) => {
    if (!right[index]) return;
    const mine = declarations(a(element).attr('style'));
    const other = declarations(b(right[index]).attr('style'));
    for (const property of new Set([...Object.keys(mine), ...Object.keys(other)])) {
      if (mine[property] !== other[property]) told.push(`<${element.name}> ${property}: ${mine[property]}, juice: ${other[property]}`);
    }
    for (const name of ['width', 'height', 'bgcolor', 'align', 'valign']) {
      const [one, two] = [a(element).attr(name), b(right[index]).attr(name)];
      if (one !== two) told.push(`<${element.name}> attribute ${name}: ${one}, juice: ${two}`);
    }
  });
  return told;
}

async function shown(browser, html, width, scheme) {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.setRequestInterception(true);
  page.on('request', (request) => request.url().startsWith('http') ? request.respond({ status: 404, body: '' }) : request.continue());
  await page.setContent(html);
  const all = await page.evaluate(() => [...document.querySelectorAll('body, body *')].map((element) => {
    const style = getComputedStyle(element);
    return Array.from(style).map((name) => name + ':' + style.getPropertyValue(name)).join('\n');
  }));
  await page.close();
  return all;
}

// How many elements a browser shows otherwise than the original.
async function strayed(browser, original, inlined) {
  let count = 0;
  for (const [width, scheme] of [[1000, 'light'], [400, 'light'], [1000, 'dark']]) {
    const right = await shown(browser, original, width, scheme);
    const got = await shown(browser, inlined, width, scheme);
    count += right.filter((styles, index) => styles !== got[index]).length + Math.abs(right.length - got.length);
  }
  return count;
}

async function main() {
  const juice = await tool('juice');
  const cheerio = await tool('cheerio');
  if (!juice || !cheerio) {
    console.log('juice: skipped, not installed');
    return;
  }
  const inline = juice.default || juice;
  const puppeteer = await tool('puppeteer-core');
  const seen = puppeteer && fs.existsSync(chromium);
  if (!seen) console.log('Chromium: skipped, not installed');
  const browser = seen && (await (puppeteer.default || puppeteer).launch({ executablePath: chromium, args: ['--no-sandbox'] }));
  const sums = { same: 0, ours: 0, juice: 0 };
  for (const name of names) {
    const original = read('originals', name);
    const ours = read('ours', name);
    let theirs;
    try {
      theirs = inline(original);
    } catch (failure) {
      console.log(`${name}: juice fails: ${failure.message.split('\n')[0]}`);
    }
    const told = theirs === undefined ? [] : differences(cheerio, ours, theirs);
    if (theirs !== undefined && !told.length) sums.same++;
    told.forEach((line) => console.log(`${name}: ${line}`));
    if (browser) {
      const mine = await strayed(browser, original, ours);
      const other = theirs === undefined ? -1 : await strayed(browser, original, theirs);
      sums.ours += mine === 0;
      sums.juice += other === 0;
      if (mine || other) console.log(`${name}: shown otherwise than the original: ours ${mine}, juice ${other < 0 ? 'none' : other}`);
      if (mine) console.log(`FAULT ${name}`);
    }
  }
  if (browser) await browser.close();
  console.log(`${names.length} documents: ${sums.same} alike to the last declaration and attribute` + (browser ? `; shown as the original: ours ${sums.ours}, juice ${sums.juice}` : ''));
}

main().catch((failure) => {
  console.error(failure);
  process.exit(1);
});
