<#-- Marks of direction keep a line of mixed scripts in order where the text runs from right to left. -->
<#assign mark = (direction == "rtl")?then("\x200F", "")>
<#assign dot = " " + mark + "·" + mark + " ">
${newsletter.title}
${date}${dot}${words.edition?replace("{number}", number?c)}
<#if newsletter.description?has_content>
${newsletter.description}
</#if>
<#assign count = 0>
<#list sections as section>


<#if section.title?has_content>
${section.title}

</#if>
<#list section.articles as article>
<#assign count++>
<#assign margin = ""?left_pad((count?c + ". ")?length)>
${count?c}. ${article.title}
<#if article.standfirst?has_content>
${margin}${article.standfirst}
</#if>
${margin}${mark}${article.source}${dot}<#if article.author??>${article.author}${dot}</#if>${article.date}
<#if article.excerpt?has_content>

${margin}${article.excerpt}
</#if>
<#if article.link??>

${margin}${words.readMore}:
${margin}${article.link}
</#if>
<#if article.note?? || article.credit??>

</#if>
<#if article.note??>
${margin}${words.note}: ${article.note}
</#if>
<#if article.credit??>
${margin}${words.photo}: ${article.credit}
</#if>
<#sep>

</#sep>
</#list>
</#list>


—

${words.why?replace("{address}", subscriber.address)?replace("{newsletter}", newsletter.title)}

${words.unsubscribe}:
${unsubscribe}

${words.viewInBrowser}:
${archive}
<#if newsletter.postalAddress?has_content>

${newsletter.sender}
${newsletter.postalAddress}
</#if>
