package pressrun.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a page tells search engines of its article (schema.org in JSON-LD); often wrong JSON. */
record PageFacts(Optional<JsonNode> article) {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int MOST_NODES = 2000;

  static PageFacts of(Document page) {
    List<JsonNode> articles = new ArrayList<>();
    for (Element script : page.select("script[type=application/ld+json]")) {
      try {
        collect(MAPPER.readTree(script.data()), articles);
      } catch (JacksonException broken) {
        // Its neighbour may be whole.
      }
    }
    return new PageFacts(articles.stream().findFirst());
  }

  private static void collect(JsonNode root, List<JsonNode> articles) {
    Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
    for (int seen = 0; !open.isEmpty() && seen < MOST_NODES; seen++) {
      JsonNode node = open.pop();
      if (node.isObject()
          && node.path("@type").toString().matches(".{0,300}(?:Article|Posting).{0,300}")) {
        articles.add(node);
      }
      if (node.isArray() || node.has("@graph")) {
        (node.isArray() ? node : node.path("@graph")).forEach(open::addLast);
      }
    }
  }

  Optional<String> text(String field) {
    return article
        .map(node -> node.path(field))
        .filter(JsonNode::isString)
        .map(node -> node.asString().strip())
        .filter(text -> !text.isEmpty());
  }

  Optional<String> people(String field) {
    JsonNode given = article.map(node -> node.path(field)).orElse(MAPPER.createObjectNode());
    Iterable<JsonNode> people = given.isArray() ? given : List.of(given);
    String names =
        StreamSupport.stream(people.spliterator(), false)
            .map(person -> person.isString() ? person : person.path("name"))
            .filter(JsonNode::isString)
            .map(name -> name.asString().strip())
            .filter(name -> !name.isEmpty() && !name.contains("://"))
            .limit(5)
            .collect(Collectors.joining(", "));
    return Optional.of(names).filter(text -> !text.isEmpty());
  }

  Optional<String> image() {
    JsonNode given = article.map(node -> node.path("image")).orElse(MAPPER.createObjectNode());
    JsonNode one = given.isArray() ? given.path(0) : given;
    return Optional.of(one.isString() ? one : one.path("url"))
        .filter(JsonNode::isString)
        .map(node -> node.asString().strip());
  }
}
