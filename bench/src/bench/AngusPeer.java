package bench;

import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends as most Java programs do: template and MimeMessage anew for each person, pooled. */
public final class AngusPeer {
  private final Session session;
  private final Template html;
  private final Template text;
  private final AtomicInteger next = new AtomicInteger();

  private AngusPeer(Path digest, int port) throws IOException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", String.valueOf(port));
    this.session = Session.getInstance(properties);
    Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
    this.html = template(templates, digest.resolve("digest.html"));
    this.text = template(templates, digest.resolve("digest.txt"));
  }

  public static void main(String[] words) throws Exception {
    AngusPeer peer = new AngusPeer(Path.of(words[0]), Integer.parseInt(words[3]));
    int messages = Integer.parseInt(words[2]);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(words[1]); i++) {
      Thread thread = new Thread(() -> peer.send(messages));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static Template template(Configuration templates, Path file) throws IOException {
    String source = Files.readString(file).replace("{{name}}", "${name}").replace("{{leave}}", "${leave}");
    return new Template(file.getFileName().toString(), source, templates);
  }

  private void send(int messages) {
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect();
      for (int number = next.incrementAndGet();
          number <= messages;
          number = next.incrementAndGet()) {
        MimeMessage message = message(number);
        transport.sendMessage(message, message.getAllRecipients());
      }
    } catch (MessagingException | IOException | TemplateException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private MimeMessage message(int number) throws MessagingException, IOException, TemplateException {
    String leave = "https://letters.example.net/u/" + "%048d".formatted(number);
    Map<String, String> model = Map.of("name", "Reader " + number, "leave", leave);
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress("proof@letters.example.net", "The Proof", "UTF-8"));
    message.setRecipient(
        Message.RecipientType.TO,
        new InternetAddress(
            "reader" + number + "@readers.pressrun.test", "Reader " + number, "UTF-8"));
    message.setSubject("The Proof no. 1", StandardCharsets.UTF_8.name());
    message.setHeader("List-Unsubscribe", "<" + leave + ">");
    message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(filled(text, model), StandardCharsets.UTF_8.name());
    MimeBodyPart rich = new MimeBodyPart();
    rich.setText(filled(html, model), StandardCharsets.UTF_8.name(), "html");
    message.setContent(new MimeMultipart("alternative", plain, rich));
    message.saveChanges();
    return message;
  }

  private static String filled(Template template, Map<String, String> model)
      throws IOException, TemplateException {
    StringWriter out = new StringWriter();
    template.process(model, out);
    return out.toString();
  }
}
