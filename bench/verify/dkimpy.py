# Judges signed mails with dkimpy: python3 dkimpy.py RECORDS MAIL...
# RECORDS has a place in the DNS and its text in each line, with a tab between. A line per signature: file, algorithm, verdict.
import sys

try:
    import dkim
except ImportError:
    sys.exit(77)

records = dict(line.rstrip("\n").split("\t") for line in open(sys.argv[1]))


def ask(name, timeout=5):
    return records.get(name.decode().rstrip("."), "").encode()


for path in sys.argv[2:]:
    mail = open(path, "rb").read()
    names = [value for name, value in dkim.DKIM(mail).headers if name.lower() == b"dkim-signature"]
    for at, value in enumerate(names):
        algorithm = dict(tag.strip().split(b"=", 1) for tag in value.split(b";") if b"=" in tag)[b"a"]
        try:
            passed = dkim.DKIM(mail).verify(idx=at, dnsfunc=ask)
        except dkim.DKIMException:
            passed = False
        print(path, algorithm.decode(), "pass" if passed else "fail", sep="\t")
