package pressrun.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Every regular expression of the program, by where it stands, with how it is used. */
public final class Expressions {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path CLASSES = Path.of("target/classes");
  private static final Set<String> CALLS = Set.of("matches", "replaceAll", "replaceFirst", "split");

  private Expressions() {}

  /** One expression; {@code WHOLE} when it is only ever asked whether it is all of a text. */
  public record Expression(Pattern pattern, Use use) {
    public boolean search(CharSequence text) {
      Matcher matcher = pattern.matcher(text);
      return use == Use.WHOLE ? matcher.matches() : !matcher.replaceAll("").isEmpty();
    }
  }

  /** How a text is searched. */
  public enum Use {
    WHOLE,
    ANYWHERE
  }

  public static Map<String, Expression> ofTheProgram() throws IOException {
    Map<String, Expression> found = new TreeMap<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> files = Files.walk(SOURCES);
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(sources));
      for (CompilationUnitTree unit : task.parse()) {
        new Calls(found).scan(unit, Path.of(unit.getSourceFile().toUri()).getFileName().toString());
      }
    }
    constants(found);
    return found;
  }

  /** Constants that are put together from others are whole only in the compiled classes. */
  private static void constants(Map<String, Expression> found) throws IOException {
    List<Path> classes;
    try (Stream<Path> files = Files.walk(CLASSES.resolve("pressrun"))) {
      classes =
          files
              .map(CLASSES::relativize)
              .filter(file -> file.toString().matches(".*(?<!-info)\\.class"))
              .toList();
    }
    for (Path file : classes) {
      String name = file.toString().replace(".class", "");
      String source = Files.readString(SOURCES.resolve(name.replaceFirst("\\$.*", "") + ".java"));
      try {
        for (Field field : Class.forName(name.replace('/', '.')).getDeclaredFields()) {
          if (Modifier.isStatic(field.getModifiers()) && field.getType() == Pattern.class) {
            field.setAccessible(true);
            Pattern pattern = (Pattern) field.get(null);
            found.put(
                name + "." + field.getName(),
                new Expression(pattern, use(source, field.getName())));
          }
        }
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException(name, impossible);
      }
    }
  }

  /** In doubt a text is searched. */
  private static Use use(String source, String constant) {
    Matcher named =
        Pattern.compile("(?:(\\w+)\\s*=\\s*)?\\b" + constant + "\\b(?!\\s*=)").matcher(source);
    while (named.find()) {
      String rest = source.substring(named.end()).strip();
      String statement = rest.substring(0, rest.indexOf(';'));
      String kept = Optional.ofNullable(named.group(1)).orElse("no variable");
      boolean linked = statement.startsWith("::matcher") && !searches(statement, "");
      boolean asked = statement.startsWith(".matcher(") && !searches(afterCall(statement), "");
      if (!(linked || asked) || searches(source, kept)) {
        return Use.ANYWHERE;
      }
    }
    return Use.WHOLE;
  }

  private static boolean searches(String code, String matcher) {
    return Stream.of(".find(", "::find", ".results(", ".lookingAt(", ".replace")
        .anyMatch(call -> code.contains(matcher + call));
  }

  /** The next call on what {@code .matcher(…)} gives. */
  private static String afterCall(String statement) {
    int depth = 0;
    for (int i = 0; i < statement.length(); i++) {
      depth += statement.charAt(i) == '(' ? 1 : statement.charAt(i) == ')' ? -1 : 0;
      if (depth == 0 && statement.charAt(i) == ')') {
        String rest = statement.substring(i + 1).strip();
        return rest.substring(0, Math.max(0, rest.indexOf('(') + 1));
      }
    }
    return "";
  }

  /** Expressions that stand in the call that uses them. */
  private static final class Calls extends TreeScanner<Void, String> {
    private final Map<String, Expression> found;

    Calls(Map<String, Expression> found) {
      this.found = found;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, String file) {
      if (call.getMethodSelect() instanceof MemberSelectTree method
          && CALLS.contains(method.getIdentifier().toString())
          && !call.getArguments().isEmpty()
          // What stands in a matcher's replaceAll is no expression.
          && !(method.getExpression().toString().contains("matcher(")
              && call.getArguments().size() == 1)) {
        Use use = method.getIdentifier().contentEquals("matches") ? Use.WHOLE : Use.ANYWHERE;
        text(call.getArguments().get(0))
            .ifPresent(
                written ->
                    found.put(
                        file + ": " + written, new Expression(Pattern.compile(written), use)));
      }
      return super.visitMethodInvocation(call, file);
    }

    private static Optional<String> text(ExpressionTree tree) {
      if (tree instanceof LiteralTree literal) {
        return literal.getValue() instanceof String text ? Optional.of(text) : Optional.empty();
      }
      if (tree instanceof BinaryTree sum) {
        return text(sum.getLeftOperand())
            .flatMap(left -> text(sum.getRightOperand()).map(right -> left + right));
      }
      return Optional.empty();
    }
  }
}
