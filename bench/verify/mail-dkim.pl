# Judges signed mails with Mail::DKIM: perl mail-dkim.pl RECORDS MAIL...
# RECORDS has a place in the DNS and its text in each line, with a tab between. A line per signature: file, algorithm, verdict.
use strict;
use warnings;

eval { require Mail::DKIM::Verifier; require Mail::DKIM::DNS; require Net::DNS; 1 } or exit 77;

my $file = shift @ARGV;
open my $in, '<', $file or die "$file: $!";
my %records = map { chomp; split /\t/, $_, 2 } <$in>;
{
    no warnings qw(redefine once);
    *Mail::DKIM::DNS::query = sub {
        my ($name) = @_;
        return unless exists $records{$name};
        return Net::DNS::RR->new(owner => $name, type => 'TXT', txtdata => [ unpack '(a250)*', $records{$name} ]);
    };
}
for my $path (@ARGV) {
    open my $mail, '<:raw', $path or die "$path: $!";
    my $verifier = Mail::DKIM::Verifier->new;
    $verifier->load($mail);
    for my $signature ($verifier->signatures) {
        my $known = $signature->result_detail !~ /unsupported algorithm/;
        my $verdict = $signature->result eq 'pass' ? 'pass' : 'fail';
        printf "%s\t%s\t%s\n", $path, $signature->algorithm, $known ? $verdict : 'unknown';
    }
}
