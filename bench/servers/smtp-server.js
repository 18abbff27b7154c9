// Takes mail by the npm package smtp-server, and passes it on to a sink before it says yes.
// node smtp-server.js NODE_MODULES PORT SINK OPTIONS
const [modules, port, sink, json] = process.argv.slice(2);
const load = (name) => require(require.resolve(name, { paths: [modules] }));
const { SMTPServer } = load("smtp-server");
const Relay = load("nodemailer/lib/smtp-connection");
const { own, ...options } = JSON.parse(json);

let seen = 0;
let since = 0;

// The error that the limit asks for at this stage, or null.
function refusal(stage) {
  if (!own || own.at !== stage) {
    return null;
  }
  const now = Date.now();
  if (own.seconds && now - since > own.seconds * 1000) {
    since = now;
    seen = 0;
  }
  seen += 1;
  const refused = own.each ? seen % own.each === 0 : seen > own.most;
  return refused ? Object.assign(new Error(own.text), { responseCode: own.code }) : null;
}

function pass(envelope, message, done) {
  const relay = new Relay({ host: "127.0.0.1", port: Number(sink), ignoreTLS: true });
  relay.once("error", done);
  relay.connect(() =>
    relay.send({ from: envelope.mailFrom.address, to: envelope.rcptTo.map((to) => to.address) }, message, (error) => {
      relay.quit();
      done(error);
    }),
  );
}

new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  ...options,
  onConnect: (session, done) => done(refusal("onConnect")),
  onMailFrom: (address, session, done) => done(refusal("onMailFrom")),
  onRcptTo: (address, session, done) => done(refusal("onRcptTo")),
  onData(stream, session, done) {
    const chunks = [];
    stream.on("data", (chunk) => chunks.push(chunk));
    stream.on("end", () => {
      const refused = refusal("onData");
      return refused ? done(refused) : pass(session.envelope, Buffer.concat(chunks), done);
    });
  },
})
  .on("error", (error) => console.error(error.message))
  .listen(Number(port), "127.0.0.1");
