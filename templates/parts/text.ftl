<#-- Pieces of the plain text part. Marks of direction keep a line of mixed scripts in order where the text runs from right to left. -->
<#assign mark = (direction == "rtl")?then("\x200F", "")>
<#assign dot = " " + mark + "·" + mark + " ">

<#macro masthead>
${newsletter.title}
${date}${dot}${words.edition?replace("{number}", numeral)}
<#if newsletter.description?has_content>
${newsletter.description}
</#if>
</#macro>

<#macro byline article margin="">
${margin}${mark}${article.source}${dot}<#if article.author??>${article.author}${dot}</#if>${article.date}<#if article.also?has_content>${dot}${words.also?replace("{sources}", article.also?join(", "))}</#if>
</#macro>

<#macro owed article margin="">
<#if article.note??>
${margin}${words.note}: ${article.note}
</#if>
<#if article.credit??>
${margin}${words.photo}: ${article.credit}
</#if>
</#macro>

<#macro footer>
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
</#macro>
