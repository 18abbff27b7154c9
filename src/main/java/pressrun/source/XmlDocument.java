package pressrun.source;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Parses XML by the JDK: no document type, nothing fetched, nesting bounded. */
final class XmlDocument {
  private static final String DEEPEST = "128";

  private XmlDocument() {}

  static Document parse(String xml) throws SAXException {
    try {
      DocumentBuilder builder = factory().newDocumentBuilder();
      // Without a handler of its own the JDK's parser writes to System.err.
      builder.setErrorHandler(new Rethrowing());
      return builder.parse(new InputSource(new StringReader(xml)));
    } catch (ParserConfigurationException | IOException impossible) {
      throw new IllegalStateException("the JDK's XML parser, reading from memory", impossible);
    }
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setCoalescing(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
    return factory;
  }

  private static final class Rethrowing extends DefaultHandler {}
}
